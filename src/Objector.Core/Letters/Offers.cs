using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>What a request can lean on where the person lives.</summary>
public enum OfferKind
{
    /// <summary>Meta has a form for it there, whether or not the law gives the right.</summary>
    Form,

    /// <summary>The law alone: it goes by letter, or by a form for something wider.</summary>
    Law,

    /// <summary>The facts do not know the law there: Meta decides by it.</summary>
    Unknown,

    /// <summary>Neither Meta nor the law: it is not available.</summary>
    None,
}

/// <summary>What is offered where.</summary>
public static class Offers
{
    public static OfferKind Of(RequestKind kind, Jurisdiction jurisdiction, DateOnly today) => kind switch
    {
        // Anyone anywhere may tell Meta of an answer of its AI.
        RequestKind.Concern => OfferKind.Form,
        RequestKind.Object when jurisdiction.MetaForm => OfferKind.Form,
        _ when jurisdiction.Right(kind).Given && jurisdiction.InForce(today) => OfferKind.Law,
        // Of places that the facts do not know we claim nothing: Meta decides by the law there.
        not RequestKind.Object when jurisdiction.Family == "elsewhere" => OfferKind.Unknown,
        _ => OfferKind.None,
    };
}
