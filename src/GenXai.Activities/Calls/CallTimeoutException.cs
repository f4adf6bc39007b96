namespace GenXai.Activities.Calls;

/// <summary>A call took longer than its limit. Stays inside this assembly: activities turn it into a value.</summary>
internal sealed class CallTimeoutException : Exception
{
    public CallTimeoutException(CallLimit limit)
        : base(limit.Message)
    {
    }
}
