using GenXai.Hosting.Http.Resources;

namespace GenXai.Hosting.Http.Routing;

/// <summary>All routes: what is mapped and what the OpenAPI document says are this one list.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<ApiRoute> Create() =>
    [
        .. WorkflowRoutes.Create(),
        .. RunRoutes.Create(),
        .. RunControlRoutes.Create(),
        .. RunStateRoutes.Create(),
        .. RunGraphRoutes.Create(),
        .. RunForkRoutes.Create(),
        .. RunEventRoutes.Create(),
        .. BatchRoutes.Create(),
        .. ApprovalRoutes.Create(),
        .. WebhookRoutes.Create(),
        .. HealthRoutes.Create(),
    ];
}
