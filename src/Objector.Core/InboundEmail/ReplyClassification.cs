using System.Collections.Immutable;

namespace Objector.Core.InboundEmail;

/// <summary>What kind of answer a text seems to be. A proposal: wording proves neither the meaning nor that Meta wrote it.</summary>
/// <param name="Weight">Of the heaviest phrase that decided it, 2 to 5; 0 where none did.</param>
/// <param name="Because">Sentences for a reader: what decided it, what it means, and what speaks against it.</param>
public sealed record ReplyClassification(ReplyKind Kind, int Weight, ImmutableArray<LocalizableText> Because);
