using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Objector.Core.Cases;

/// <summary>Keeps apart what many cases would do in the same minute: each has a place of its own, and always the same one.</summary>
internal static class DeterministicJitter
{
    /// <param name="what">What the case does then: each thing has its own place.</param>
    /// <returns>From 0 up to, and not, 1.</returns>
    public static double Of(CaseId id, string what) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{what}"))) / (uint.MaxValue + 1.0);

    public static DateTimeOffset InWakingHours(Case c, DateTimeOffset at, EmailId mail) => LocalTime.InWakingHours(at, c.Submission.TimeZone, Of(c.Id, mail.Key));

    public static DateTimeOffset ByNight(Case c, DateTimeOffset at, CaseCommand command) => LocalTime.ByNight(at, c.Submission.TimeZone, Of(c.Id, ClockCommands.NameOf(command)));
}
