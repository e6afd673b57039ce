namespace Objector.Core.Evidence;

/// <summary>What became of a file that was handed in as a screenshot.</summary>
public abstract record Cleaning
{
    private Cleaning()
    {
    }

    /// <param name="Bytes">The picture alone, encoded anew: no EXIF, no place, no text, no thumbnail.</param>
    /// <param name="Sha256">Of <paramref name="Bytes"/>, lower-case hex.</param>
    /// <param name="OriginalSha256">Of the file as it came.</param>
    public sealed record Clean(byte[] Bytes, string MediaType, int Width, int Height, string Sha256, string OriginalSha256) : Cleaning;

    /// <param name="Reason">A sentence that names the file and says what to do.</param>
    public sealed record Refused(string FileName, string Reason) : Cleaning;
}
