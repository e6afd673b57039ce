using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Objector.App.Cases;
using Objector.App.Web;

namespace Objector.Tests.Web;

/// <summary>How long a comparison takes is too little to measure in a test. So this looks at what was compiled: which methods call which.</summary>
public class ConstantTimeTests
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    // They end at the first difference, and so tell how far a guess was right.
    private static readonly HashSet<string> Hasty =
        ["Equals", "op_Equality", "op_Inequality", "SequenceEqual", "SequenceCompareTo", "Compare", "CompareOrdinal", "CompareTo", "StartsWith", "EndsWith", "IndexOf", "Contains"];

    [Theory]
    [InlineData(typeof(TokenKey), nameof(TokenKey.Holds))]
    [InlineData(typeof(TokenKey), nameof(TokenKey.ReadPublicName))]
    [InlineData(typeof(InboundKey), nameof(InboundKey.Fits))]
    [InlineData(typeof(OperatorKey), nameof(OperatorKey.Fits))]
    [InlineData(typeof(OperatorSessions), nameof(OperatorSessions.Holds))]
    [InlineData(typeof(OperatorSessions), nameof(OperatorSessions.CsrfFits))]
    [InlineData(typeof(SignedFormTimestamp), "ShownAt")]
    [InlineData(typeof(ConstantTime), nameof(ConstantTime.Same))]
    public void What_opens_something_is_compared_in_constant_time(Type type, string method)
    {
        var called = Calls(type.GetMethod(method, Own)!).ToList();

        Assert.Single(called, call => call.Name is nameof(CryptographicOperations.FixedTimeEquals) || (call.DeclaringType == typeof(ConstantTime) && call.Name == nameof(ConstantTime.Same)));
        Assert.DoesNotContain(called, call => Hasty.Contains(call.Name));
    }

    [Theory]
    [InlineData(typeof(TokenKey), "Mac", "TokenKey.Holds", "TokenKey.Token")]
    [InlineData(typeof(TokenKey), "Check", "TokenKey.PublicName", "TokenKey.ReadPublicName")]
    [InlineData(typeof(InboundKey), "get_Value", "InboundKey.Fits")]
    [InlineData(typeof(OperatorKey), "get_Value", "OperatorKey.Fits", "OperatorKey.get_IsSet")]
    [InlineData(typeof(OperatorSessions), "Mac", "OperatorSessions.Cookie", "OperatorSessions.Csrf", "OperatorSessions.Holds")]
    [InlineData(typeof(OperatorSessions), nameof(OperatorSessions.Csrf), "OperatorAuthentication.Csrf", "OperatorSessions.CsrfFits")]
    [InlineData(typeof(SignedFormTimestamp), "Sign", "SignedFormTimestamp.New", "SignedFormTimestamp.ShownAt")]
    public void And_is_to_be_had_nowhere_else(Type type, string secret, params string[] places)
    {
        var wanted = type.GetMethod(secret, Own)!;
        var callers = type.Assembly.GetTypes().SelectMany(one => one.GetMethods(Own).Cast<MethodBase>().Concat(one.GetConstructors(Own)))
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && Calls(method).Contains(wanted))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Equal(places, callers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_comparison_that_ends_early_would_be_seen() => Assert.Contains(Calls(((Func<string, string, bool>)Early).Method), call => Hasty.Contains(call.Name));

    private static bool Early(string one, string other) => one == other;

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? unchecked((short)((il[at] << 8) | il[at + 1])) : il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(il, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : [])!;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
