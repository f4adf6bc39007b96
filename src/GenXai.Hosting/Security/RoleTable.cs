namespace GenXai.Hosting.Security;

/// <summary>Who may do what.</summary>
internal static class RoleTable
{
    private static readonly Dictionary<Role, Permission[]> Permissions = new()
    {
        [Role.Viewer] = [Permission.Read],
        [Role.Operator] = [Permission.Read, Permission.Execute],
        [Role.Developer] = [Permission.Create, Permission.Read, Permission.Update, Permission.Execute],
        [Role.Admin] = Enum.GetValues<Permission>(),
    };

    public static string Names { get; } = string.Join(", ", Enum.GetValues<Role>().Select(NameOf));

    public static bool May(IEnumerable<Role> roles, Permission permission) => roles.Any(role => Permissions[role].Contains(permission));

    /// <summary>The roles that may do something, as words.</summary>
    public static string Allowed(Permission permission) =>
        string.Join(" or ", Permissions.Where(pair => pair.Value.Contains(permission)).Select(pair => NameOf(pair.Key)));

    public static Role? Find(string name) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => string.Equals(NameOf(role!.Value), name, StringComparison.OrdinalIgnoreCase));

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();
}
