using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Objector.Core.Cases;

/// <summary>
/// The names by which storage knows a member of an enum, and a kind of event: literals in their attributes. They are no C# names, so those
/// may change, and what is stored reads as before.
/// </summary>
public static class StoredName
{
    private static readonly FrozenDictionary<Type, string> Events = typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    /// <returns>As JSON has it: <c>replyLogged</c>.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Of[value];

    /// <returns>As the columns of tables and a case's status have it: <c>ReplyLogged</c>.</returns>
    public static string Word<T>(T value)
        where T : struct, Enum => Names<T>.Words[value];

    /// <param name="name">In upper or lower case.</param>
    /// <returns>Null where nothing is called so.</returns>
    public static T? Find<T>(string name)
        where T : struct, Enum => Names<T>.Values.TryGetValue(name, out var value) ? value : null;

    /// <exception cref="FormatException">Nothing is called so.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum => Find<T>(name) ?? throw new FormatException($"'{name}' is no {typeof(T).Name}.");

    /// <returns>The event's <c>type</c>, as JSON has it: <c>ReplyLogged</c>.</returns>
    public static string OfEvent(CaseEvent happened) => Events[happened.GetType()];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().ToFrozenDictionary(value => value, Literal);
        public static readonly FrozenDictionary<T, string> Words = Of.ToFrozenDictionary(name => name.Key, name => char.ToUpperInvariant(name.Value[0]) + name.Value[1..]);
        public static readonly FrozenDictionary<string, T> Values = Of.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.OrdinalIgnoreCase);

        private static string Literal(T value) => typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{typeof(T).Name}.{value} has no name to be stored by.");
    }
}
