using System.Net.Http.Headers;
using SkiaSharp;

namespace Objector.Rig;

/// <summary>Forms as a browser sends them.</summary>
public static class Forms
{
    public static MultipartFormDataContent Submission(string kind, string email, string country = "DE", string? nonce = null, params (string Name, byte[] Bytes)[] screenshots)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" },
            { new StringContent(country), "country" },
            { new StringContent("Ada Exämple"), "name" },
            { new StringContent(email), "email" },
            { new StringContent("en"), "language" },
            { new StringContent("Europe/Berlin"), "timezone" },
            { new StringContent("facebook.com/ada"), "accounts" },
            { new StringContent("I am a nurse and patients find me by my posts."), "details" },
            { new StringContent("Who is Ada Exämple?"), "prompt" },
            { new StringContent("She is a nurse in Hamburg."), "response" },
            { new StringContent("on"), "consent" },
            { new StringContent(nonce ?? Guid.NewGuid().ToString("N")), "nonce" },
        };
        foreach (var (name, bytes) in screenshots)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(file, "screenshots", name);
        }

        return form;
    }

    /// <summary>A picture that no other call returns.</summary>
    public static byte[] Picture(int width = 64, int height = 48)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(PictureColours.Next());
        canvas.DrawCircle(width / 2f, height / 2f, height / 3f, new SKPaint { Color = SKColors.Orange });
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
