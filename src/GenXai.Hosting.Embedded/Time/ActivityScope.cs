namespace GenXai.Hosting.Embedded.Time;

/// <summary>One activity at work under virtual time: how many of its delays are open. Guarded by the clock's lock.</summary>
internal sealed class ActivityScope
{
    private static readonly AsyncLocal<ActivityScope?> Ambient = new();

    public static ActivityScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public int OpenDelays { get; set; }

    public bool HasEnded { get; set; }
}
