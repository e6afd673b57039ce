using System.Collections.Immutable;

namespace Objector.Core.InboundEmail;

/// <summary>What a mail is.</summary>
public enum MessageKind
{
    /// <summary>A report that one of our mails was not delivered, or not yet.</summary>
    Bounce,

    /// <summary>A machine wrote it by itself: an out-of-office note.</summary>
    Automatic,

    /// <summary>The mailbox's provider says that the person called our mail spam (RFC 5965).</summary>
    Feedback,

    /// <summary>The person passes on a mail of somebody else's: Meta's, mostly.</summary>
    Forward,

    /// <summary>The person wrote it.</summary>
    Answer,

    /// <summary>It comes from Meta itself.</summary>
    Meta,
}

/// <summary>What a mail is, and why we think so.</summary>
/// <param name="Because">The signals that decided it, each in a few words: <c>Content-Type multipart/report</c>.</param>
/// <param name="Bounce">Only for a bounce.</param>
public sealed record Classification(MessageKind Kind, ImmutableArray<string> Because, BounceReport? Bounce = null)
{
    /// <summary>Whether no person wrote it: it never changes a case's outcome, and is never answered.</summary>
    public bool IsOfAMachine => Kind is MessageKind.Bounce or MessageKind.Automatic or MessageKind.Feedback;
}

/// <summary>What a delivery report says.</summary>
/// <param name="Hard">For good: the mailbox does not exist or does not want us. Else it may work later.</param>
/// <param name="Status">The enhanced status code, <c>5.1.1</c>; null where it names none.</param>
/// <param name="MessageId">Of our mail, without angle brackets; null where it does not say.</param>
/// <param name="Reason">In the words of the mail server.</param>
public sealed record BounceReport(bool Hard, string? Recipient, string? Status, string? MessageId, string Reason);

/// <summary>A mail inside a mail: what the person passes on.</summary>
/// <param name="From">As the forwarded mail says; easily forged.</param>
/// <param name="Raw">Where it came as an attachment, with its headers, so that its signature can be checked; else null.</param>
public sealed record ForwardedMail(string? From, string? Subject, DateTimeOffset? Date, string Text, byte[]? Raw);
