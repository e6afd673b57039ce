using SkiaSharp;

namespace Objector.Tests.Rig;

/// <summary>The pictures that tests send by the hundred differ, and never by chance show what a test looks for.</summary>
public class PictureColoursTests
{
    private static IEnumerable<int> Numbers => Enumerable.Range(0, 1 << 22);

    [Fact]
    public void Four_million_pictures_have_a_ground_each() => Assert.Equal(1 << 22, Numbers.Select(number => (uint)PictureColours.Of(number)).Distinct().Count());

    [Fact]
    public void No_ground_is_like_what_has_to_be_blacked_out() => Assert.DoesNotContain(Numbers, number => PictureColours.IsSecret(PictureColours.Of(number)));

    [Fact]
    public void No_two_pictures_are_the_same_and_none_has_a_secret()
    {
        var pictures = Enumerable.Range(0, 100).Select(_ => Forms.Picture()).ToList();

        Assert.Equal(100, pictures.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(pictures, picture =>
        {
            using var bitmap = SKBitmap.Decode(picture);
            Assert.DoesNotContain(bitmap.Pixels, PictureColours.IsSecret);
        });
    }
}
