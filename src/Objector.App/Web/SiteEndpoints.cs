namespace Objector.App.Web;

/// <summary>What this installation says of itself.</summary>
public static class SiteEndpoints
{
    public static IResult About(OperatorInfo installation) => Responses.Page<AboutPage>(installation);

    public static IResult Privacy(OperatorInfo installation) => Responses.Page<PrivacyPage>(installation);

    public static IResult Accessibility(OperatorInfo installation) => Responses.Page<AccessibilityPage>(installation);
}
