// Declared, not implemented. Read from Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Timer/src/TimerInfo.cs (without ScheduleStatus, which the app does not read)
namespace Microsoft.Azure.Functions.Worker;

public class TimerInfo
{
    public bool IsPastDue { get; set; }
}
