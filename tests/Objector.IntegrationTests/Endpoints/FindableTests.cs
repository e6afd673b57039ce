using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class FindableTests(SharedHost shared)
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/?lang=de", true)]
    [InlineData("/facts", true)]
    [InlineData("/cases/none", false)]
    [InlineData("/operator", false)]
    [InlineData("/none", false)]
    public async Task Search_engines_are_asked_to_list_only_what_is_nobodys_own(string path, bool findable)
    {
        using var answer = await shared.Host.Http.GetAsync(path);

        Assert.Equal(findable, !answer.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task A_case_is_never_listed()
    {
        using var answer = await shared.Host.Http.GetAsync(await shared.Confirmed("findable@example.org"));

        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
    }
}
