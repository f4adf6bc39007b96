using GenXai.Hosting.People;

namespace GenXai.Hosting.Security;

/// <summary>Who sent a request.</summary>
/// <param name="Name">The name of the key, or the subject of the token.</param>
/// <param name="Roles">What it is.</param>
internal sealed record Caller(string Name, IReadOnlyList<Role> Roles)
{
    /// <summary>Whatever else its token calls it: roles of other systems, teams.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The caller as one who answers questions: what an operator or an admin may do, it may do for others.</summary>
    public Respondent ToRespondent() => new(Name)
    {
        Groups = [.. Groups, .. Roles.Select(RoleTable.NameOf)],
        MayAnswerForOthers = Roles.Contains(Role.Operator) || Roles.Contains(Role.Admin),
    };
}
