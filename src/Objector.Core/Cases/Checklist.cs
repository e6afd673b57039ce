using Objector.Core.Law;

namespace Objector.Core.Cases;

/// <summary>Settings of Meta's worth changing beside the request.</summary>
public static class Checklist
{
    /// <returns>The settings that are not ticked; nobody is asked about the last resort.</returns>
    public static IReadOnlyList<Setting> Left(Case c) =>
        [.. Setting.For(Jurisdictions.For(c.Submission.Country), c.Submission.HasAccount).Where(setting => !setting.Last && c.Ticked?.Contains(setting.Id) != true)];
}
