using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Objector.Core.Cases;

/// <summary>Keeps apart what many cases would do in the same minute: each has a place of its own, and always the same one.</summary>
internal static class Spread
{
    /// <param name="what">What the case does then: each thing has its own place.</param>
    /// <returns>From 0 up to, and not, 1.</returns>
    public static double Of(CaseId id, string what) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{what}"))) / (uint.MaxValue + 1.0);

    public static DateTimeOffset Humane(Case c, DateTimeOffset at, MailKey mail) => LocalTime.Humane(at, c.Submission.TimeZone, Of(c.Id, mail.Slug));

    public static DateTimeOffset ByNight(Case c, DateTimeOffset at, CaseCommand command) => LocalTime.ByNight(at, c.Submission.TimeZone, Of(c.Id, ClockCommands.NameOf(command)));
}
