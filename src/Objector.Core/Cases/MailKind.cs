namespace Objector.Core.Cases;

/// <summary>The mails Objector sends to the person.</summary>
public enum MailKind
{
    /// <summary>Confirm your address: the only mail, with its reminder, that an unconfirmed address gets.</summary>
    Confirmation,
    ConfirmationReminder,

    /// <summary>The drafted request, ready to file.</summary>
    Request,

    /// <summary>Have you filed it?</summary>
    FileNudge,

    /// <summary>Has Meta answered?</summary>
    ReplyNudge,

    /// <summary>The deadline has passed; here is the letter that comes next.</summary>
    DeadlinePassed,

    /// <summary>Still no answer.</summary>
    OverdueNudge,

    /// <summary>Which of the settings are left?</summary>
    SettingsNudge,

    /// <summary>The time for a complaint ends soon.</summary>
    ComplaintLapses,

    /// <summary>A reply was logged: the echo.</summary>
    ReplyLogged,

    /// <summary>The last mail: nothing more will come.</summary>
    Dormant,

    /// <summary>The link that erases.</summary>
    EraseLink,
}

/// <summary>One mail of a case. A retry after a crash is the same mail.</summary>
public readonly record struct MailKey(MailKind Kind, int Number)
{
    public bool IsNudge => Kind is MailKind.FileNudge or MailKind.ReplyNudge or MailKind.DeadlinePassed or MailKind.OverdueNudge;

    /// <summary>Whether it answers, by itself, a mail that came in.</summary>
    public bool IsAnswer => Kind is MailKind.ReplyLogged or MailKind.EraseLink;

    /// <summary>Whether it is planned from the case, and not put into the outbox by an event.</summary>
    public bool IsPlanned => IsNudge || Kind is MailKind.SettingsNudge or MailKind.ComplaintLapses;

    /// <returns>The mail of that <see cref="Slug"/>; null for a nudge, and for what is none.</returns>
    public static MailKey? Parse(string slug) =>
        slug.Split('-') is [var word, var number] && Enum.TryParse<MailKind>(word, ignoreCase: true, out var kind) && int.TryParse(number, out var n) && new MailKey(kind, n) is var key && key.Slug == slug
            ? key
            : null;

    /// <summary>Names the mail in its Message-ID and its archive. A nudge that has another kind by the time it is tried again says something else, and is another mail.</summary>
    public string Slug => IsNudge ? $"nudge-{Number}-{Kind.ToString().ToLowerInvariant()}" : $"{Kind.ToString().ToLowerInvariant()}-{Number}";
}
