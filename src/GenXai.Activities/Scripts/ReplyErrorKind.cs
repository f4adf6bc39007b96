namespace GenXai.Activities.Scripts;

/// <summary>What kind of error a scripted reply is.</summary>
public enum ReplyErrorKind
{
    /// <summary>Trying again may help.</summary>
    Transient,

    /// <summary>Trying again does not help.</summary>
    Permanent,

    /// <summary>The service asks to slow down; trying again may help.</summary>
    RateLimited,
}
