using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.InboundEmail;

namespace Objector.Core.Cases;

/// <summary>What Meta did wrong: the grounds of an admonition, as datenanfragen.de structures them.</summary>
public enum Grievance
{
    NoAnswer,
    EvidenceDemanded,
    IdentityOverAsked,
    RefusedWithoutReasons,

    /// <summary>Meta answered another request than was made.</summary>
    WrongRight,
    SelfService,
}

public static class Grievances
{
    /// <returns>Those that the timeline shows; the person may know of others.</returns>
    public static ImmutableArray<Grievance> Of(IEnumerable<CaseEvent> events)
    {
        var found = ImmutableSortedSet.CreateBuilder<Grievance>();
        foreach (var happened in events)
        {
            var grievance = happened switch
            {
                DeadlinePassed => Grievance.NoAnswer,
                ReplyLogged reply => Of(reply.Kind),
                _ => null,
            };
            if (grievance is { } one)
                found.Add(one);
            if (happened is ReplyLogged answer && !answer.Kind.LeavesClockRunning())
                found.Remove(Grievance.NoAnswer);
        }

        return [.. found];
    }

    private static Grievance? Of(ReplyKind kind) => kind switch
    {
        ReplyKind.MoreEvidence => Grievance.EvidenceDemanded,
        ReplyKind.IdentityCheck => Grievance.IdentityOverAsked,
        ReplyKind.Refused => Grievance.RefusedWithoutReasons,
        ReplyKind.SelfService => Grievance.SelfService,
        ReplyKind.Other => Grievance.WrongRight,
        _ => null,
    };
}

/// <summary>A letter of the ladder.</summary>
public enum EscalationStep
{
    [JsonStringEnumMemberName("reminder")] Reminder,
    [JsonStringEnumMemberName("admonition")] Admonition,
    [JsonStringEnumMemberName("complaint")] Complaint,
}
