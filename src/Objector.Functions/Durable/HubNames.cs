namespace Objector.Functions.Durable;

/// <summary>By what the task hub knows orchestrators and activities. Work that is under way holds them, so no change of a C# name may reach them.</summary>
internal static class HubNames
{
    public const string CaseOrchestrator = "CaseOrchestrator";
    public const string MailOrchestrator = "MailOrchestrator";
    public const string GetNextSteps = "GetNextSteps";
    public const string SendMail = "SendMail";
    public const string RecordTimeElapsed = "RecordTimeElapsed";
    public const string DeleteCase = "DeleteCase";
    public const string DeliverMail = "DeliverMail";
}
