namespace Objector.Core.Evidence;

/// <summary>What became of a file that was handed in as a screenshot.</summary>
public abstract record SanitizeResult
{
    private SanitizeResult()
    {
    }

    /// <param name="Bytes">The picture alone, encoded anew: no EXIF, no place, no text, no thumbnail.</param>
    /// <param name="Sha256">Of <paramref name="Bytes"/>, lower-case hex.</param>
    /// <param name="OriginalSha256">Of the file as it came.</param>
    public sealed record Clean(byte[] Bytes, string MediaType, int Width, int Height, string Sha256, string OriginalSha256) : SanitizeResult;

    public sealed record Refused(string FileName, RejectReason Why) : SanitizeResult;
}

/// <summary>Why a file is not taken.</summary>
public enum RejectReason
{
    Empty,

    /// <summary>In bytes.</summary>
    Large,

    /// <summary>None of the kinds of picture that we take, whatever its name says.</summary>
    Foreign,

    /// <summary>In pixels.</summary>
    Wide,

    /// <summary>It ends early, or cannot be decoded.</summary>
    Damaged,
}
