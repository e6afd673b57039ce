namespace Objector.App.Web;

/// <summary>What this installation says of itself.</summary>
public static class SiteEndpoints
{
    public static IResult About(Installation installation) => Answers.Page<AboutPage>(installation);

    public static IResult Privacy(Installation installation) => Answers.Page<PrivacyPage>(installation);

    public static IResult Accessibility(Installation installation) => Answers.Page<AccessibilityPage>(installation);
}
