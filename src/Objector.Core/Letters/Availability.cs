using Objector.Core.Rights;

namespace Objector.Core.Letters;

/// <summary>Whether what the person asks for exists where they live, and why.</summary>
internal sealed record Availability(bool Available, string Explanation)
{
    public static Availability Of(RequestKind kind, Jurisdiction jurisdiction, Route route, DateOnly today)
    {
        var right = jurisdiction.Right(kind);
        var inForce = jurisdiction.InForce(today);
        var lawful = right.Given && inForce;
        return Offers.Of(kind, jurisdiction, today) != Footing.None
            ? new Availability(true, $"{route.Explanation} {Basis(kind, jurisdiction, right, lawful)}".Trim())
            : new Availability(false, $"Not available here, because {Why(kind, jurisdiction, right, inForce)} {Route.Instead(kind)}");
    }

    private static string Basis(RequestKind kind, Jurisdiction jurisdiction, Right right, bool lawful)
    {
        if (jurisdiction.Family == "elsewhere")
            return "We do not know the law where you live. Meta handles such requests by that law, and may say that there is none.";
        if (!lawful)
            return kind == RequestKind.Concern ? Route.Instead(kind) : $"It rests on what Meta itself offers there, not on a right that {jurisdiction.Law} gives.";
        var note = right.Note is { } said ? $" {said}" : "";
        return right switch
        {
            { Cite: { } cite, Verified: true } => $"The right stands in {cite}.{note}",
            { Cite: { } cite } when jurisdiction.IsGdpr => $"The right stands in {cite}, if it is numbered like the GDPR there, which we could not verify.{note}",
            { Cite: { } cite } => $"The right is said to stand in {cite}, which we could not verify: the letter names the law only.{note}",
            _ => $"The right stands in {jurisdiction.Law}; we could not verify in which article, so the letter names the law only.{note}",
        };
    }

    private static string Why(RequestKind kind, Jurisdiction jurisdiction, Right right, bool inForce)
    {
        var place = jurisdiction.Name;
        var law = !inForce
            ? $"the law of {place} ({jurisdiction.Law}) applies only from {Count.Say(jurisdiction.InForceFrom!.Value)} on."
            : $"{jurisdiction.Law} gives no right to it in {place}.{(right.Note is { } note ? $" {note}" : "")}";
        if (jurisdiction.Family == "elsewhere")
            law = "we know of no law there that gives a right to it.";
        return kind == RequestKind.Object ? $"Meta offers an objection to AI training only in some regions, and {law}" : law;
    }
}
