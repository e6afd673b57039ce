using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>Why a command was refused, in a sentence for the person.</summary>
public static class RejectionText
{
    public static string Of(Decision.Refused refused, Language? language = null) => Texts.Case.In(language ?? Language.Current, $"refusal.{refused.Why}", [.. refused.Values]);
}
