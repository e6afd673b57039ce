using System.Reflection;
using Objector.Functions.Durable;

namespace Objector.Functions.Tests;

/// <summary>A hub with work under way holds these names: they stay, whatever the methods are called.</summary>
public class HubNamesTests
{
    [Fact]
    public void Orchestrators_and_activities_are_called_as_ever() => Assert.Equal(
        ["CaseOrchestrator", "DeleteCase", "DeliverMail", "GetNextSteps", "MailOrchestrator", "RecordTimeElapsed", "SendMail"],
        typeof(HubNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));
}
