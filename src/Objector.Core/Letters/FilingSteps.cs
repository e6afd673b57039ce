using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>Something to do in order to file a request. Objector.App puts it into words.</summary>
/// <param name="Channel">The name of the channel, where the step is about it.</param>
public sealed record FilingStep(FilingAct What, string? Channel = null);

public enum FilingAct
{
    LogIn,
    NoLogin,

    /// <summary>(The channel.)</summary>
    GoTo,

    /// <summary>(The channel.)</summary>
    TakeWay,

    /// <summary>(The channel.)</summary>
    OpenForm,
    Paste,
    Upload,
    SendAndKeep,
    EachAccount,
    PageAuthors,
    TellUs,
}

internal static class FilingSteps
{
    /// <summary>In order.</summary>
    public static ImmutableArray<FilingStep> For(Channel first, Submission submission, bool hasEvidence)
    {
        var particulars = submission.Particulars ?? RequestDetails.None;
        var objects = submission.Kind == RequestKind.Object;
        FilingStep?[] steps =
        [
            first.LoginNeeded switch { true => new(FilingAct.LogIn), false => new(FilingAct.NoLogin), _ => null },
            new(first.Fields.IsEmpty ? FilingAct.GoTo : first.Url is null ? FilingAct.TakeWay : FilingAct.OpenForm, first.Name),
            new(FilingAct.Paste),
            hasEvidence ? new(FilingAct.Upload) : null,
            new(FilingAct.SendAndKeep),
            objects && particulars.Unlinked ? new(FilingAct.EachAccount) : null,
            objects && particulars.Platforms.Contains(Platform.Page) ? new(FilingAct.PageAuthors) : null,
            new(FilingAct.TellUs),
        ];
        return [.. steps.OfType<FilingStep>()];
    }
}
