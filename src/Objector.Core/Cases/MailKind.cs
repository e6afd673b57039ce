using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>The mails Objector sends to the person.</summary>
public enum MailKind
{
    /// <summary>Confirm your address: the only mail, with its reminder, that an unconfirmed address gets.</summary>
    [JsonStringEnumMemberName("confirmation")] Confirmation,
    [JsonStringEnumMemberName("confirmationReminder")] ConfirmationReminder,

    /// <summary>The drafted request, ready to file.</summary>
    [JsonStringEnumMemberName("request")] Request,

    /// <summary>Have you filed it?</summary>
    [JsonStringEnumMemberName("fileNudge")] FileNudge,

    /// <summary>Has Meta answered?</summary>
    [JsonStringEnumMemberName("replyNudge")] ReplyNudge,

    /// <summary>The deadline has passed; here is the letter that comes next.</summary>
    [JsonStringEnumMemberName("deadlinePassed")] DeadlinePassed,

    /// <summary>Still no answer.</summary>
    [JsonStringEnumMemberName("overdueNudge")] OverdueNudge,

    /// <summary>Which of the settings are left?</summary>
    [JsonStringEnumMemberName("settingsNudge")] SettingsNudge,

    /// <summary>The time for a complaint ends soon.</summary>
    [JsonStringEnumMemberName("complaintLapses")] ComplaintLapses,

    /// <summary>A reply was logged: the echo.</summary>
    [JsonStringEnumMemberName("replyLogged")] ReplyLogged,

    /// <summary>The last mail: nothing more will come.</summary>
    [JsonStringEnumMemberName("dormant")] Dormant,

    /// <summary>The link that erases.</summary>
    [JsonStringEnumMemberName("eraseLink")] EraseLink,
}

/// <summary>One mail of a case. A retry after a crash is the same mail.</summary>
public readonly record struct EmailId(MailKind Kind, int Number)
{
    public bool IsNudge => Kind is MailKind.FileNudge or MailKind.ReplyNudge or MailKind.DeadlinePassed or MailKind.OverdueNudge;

    /// <summary>Whether it answers, by itself, a mail that came in.</summary>
    public bool IsAnswer => Kind is MailKind.ReplyLogged or MailKind.EraseLink;

    /// <summary>Whether it is planned from the case, and not put into the outbox by an event.</summary>
    public bool IsPlanned => IsNudge || Kind is MailKind.SettingsNudge or MailKind.ComplaintLapses;

    /// <returns>The mail of that <see cref="Key"/>; null for a nudge, and for what is none.</returns>
    public static EmailId? Parse(string slug) =>
        slug.Split('-') is [var word, var number] && StoredName.Find<MailKind>(word) is { } kind && int.TryParse(number, out var n) && new EmailId(kind, n) is var key && key.Key == slug
            ? key
            : null;

    /// <summary>Names the mail in its Message-ID and its archive. A nudge that has another kind by the time it is tried again says something else, and is another mail.</summary>
    [JsonPropertyName("slug")]
    public string Key => StoredName.Of(Kind).ToLowerInvariant() is var word && IsNudge ? $"nudge-{Number}-{word}" : $"{word}-{Number}";
}
