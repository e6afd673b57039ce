using Objector.App.Evidence;
using Objector.Core;
using Objector.Core.Evidence;

namespace Objector.App.Web;

/// <summary>Files of a form, cleaned; or what is wrong with them.</summary>
/// <param name="TooLarge">Whether size is the trouble: 413.</param>
public sealed record ScreenshotUploads(IReadOnlyList<CleanImage> Images, IReadOnlyList<FormError> Errors, bool TooLarge)
{
    public const int MaxFiles = 20;
    public const int Megabyte = 1024 * 1024;

    private const int MaxName = 100;

    public static async Task<ScreenshotUploads> Read(IFormFileCollection files, string field, EvidenceIntake intake, CancellationToken cancel)
    {
        // A browser sends an empty, nameless part where no file was chosen.
        var chosen = files.GetFiles(field).Where(file => file.FileName.Length > 0 || file.Length > 0).ToList();
        if (chosen.Count > MaxFiles)
            return Wrong(field, Texts.Form["files.limit", MaxFiles, chosen.Count], tooLarge: false);
        if (chosen.Sum(file => file.Length) > EvidenceIntake.MaxTotal)
            return Wrong(field, Texts.Form["files.total", EvidenceIntake.MaxTotal / Megabyte], tooLarge: true);

        var (images, errors) = (new List<CleanImage>(), new List<FormError>());
        foreach (var file in chosen)
        {
            var name = Name(file.FileName);
            switch (await Clean(file, name, intake, cancel))
            {
                case SanitizeResult.Clean clean:
                    images.Add(EvidenceIntake.Image(name, clean));
                    break;
                case SanitizeResult.Refused(_, var why):
                    errors.Add(new FormError(field, Texts.Form[$"file.{why}".ToLowerInvariant(), name, Screenshots.MaxBytes / Megabyte, Screenshots.MaxPixels / 1_000_000]));
                    break;
            }
        }

        return new ScreenshotUploads(images, errors, chosen.Any(file => file.Length > Screenshots.MaxBytes));
    }

    private static async Task<SanitizeResult> Clean(IFormFile file, string name, EvidenceIntake intake, CancellationToken cancel)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return await intake.Clean(name, bytes.ToArray(), cancel);
    }

    private static ScreenshotUploads Wrong(string field, string message, bool tooLarge) => new([], [new FormError(field, message)], tooLarge);

    private static string Name(string fileName)
    {
        var name = SubmissionForm.Line(fileName.Split('/', '\\')[^1]);
        return name.Length == 0 ? "screenshot" : name.AtMost(MaxName);
    }
}
