using System.Security.Cryptography;
using System.Text;

namespace Objector.App.Web;

internal static class ConstantTime
{
    /// <summary>Whether two texts are the same, in a time that tells nothing about either, not even its length.</summary>
    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Hash(one), Hash(other));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
