using Azure;
using Microsoft.DurableTask;
using Objector.App.Cases;
using Objector.Functions.Durable;

namespace Objector.Functions.Tests;

public class RetryPoliciesTests
{
    public static TheoryData<string, bool> Failures() => new()
    {
        { typeof(RequestFailedException).FullName!, true },
        { typeof(CaseBusyException).FullName!, true },
        { typeof(TimeoutException).FullName!, true },
        { typeof(InvalidOperationException).FullName!, false },
        { typeof(FormatException).FullName!, false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_passes_is_told_from_what_does_not(string failure, bool passing)
    {
        var details = new TaskFailureDetails(failure, "message", null, null, null);

        Assert.Equal(passing, RetryPolicies.IsTransient(details));
        Assert.Equal(passing, RetryPolicies.IsTransient(new TaskFailureDetails("Some.Wrapper", "message", null, details, null)));
    }
}
