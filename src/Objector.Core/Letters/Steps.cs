using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Rights;

namespace Objector.Core.Letters;

/// <summary>What to do, in order, a sentence a step.</summary>
internal static class Steps
{
    public static ImmutableArray<string> For(Channel first, Submission submission, bool hasEvidence)
    {
        var particulars = submission.Particulars ?? Particulars.None;
        return
        [
            .. first.LoginNeeded switch
            {
                true => ["Log in first, in the same browser in which you open the form."],
                false => ["You need no account and no login for this."],
                _ => Array.Empty<string>(),
            },
            first.Fields.IsEmpty ? $"Go to: {first.Name}." : first.Url is null ? $"Take this way: {first.Name}." : $"Open the form: {first.Name}.",
            "Paste the texts below, field by field.",
            .. hasEvidence ? ["Upload the screenshots where the form asks for them: they are attached to our mail."] : Array.Empty<string>(),
            "Send it, and keep what Meta shows or mails you: a screenshot of the confirmation, the code mail, the reference number.",
            .. submission.Kind == RequestKind.Object && particulars.Unlinked
                ? ["Your accounts are not linked: do this once for each of them."]
                : Array.Empty<string>(),
            .. submission.Kind == RequestKind.Object && particulars.Platforms.Contains(Platform.Page)
                ? ["A Facebook Page cannot object: each person who writes for it objects for their own profile."]
                : Array.Empty<string>(),
            "Tell us that you have filed it: the days count from then.",
        ];
    }
}
