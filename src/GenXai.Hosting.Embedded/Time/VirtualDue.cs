namespace GenXai.Hosting.Embedded.Time;

/// <summary>Something that happens at an instant of virtual time: a delay's end, or a timer of the time provider.</summary>
internal sealed class VirtualDue(DateTimeOffset at, bool isDelay, Action fire)
{
    public DateTimeOffset At => at;

    /// <summary>Delays hold the clock to account by themselves; timers only while something else can happen.</summary>
    public bool IsDelay => isDelay;

    public bool IsOpen { get; set; } = true;

    public void Fire() => fire();
}
