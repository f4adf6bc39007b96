using System.Runtime.CompilerServices;

namespace GenXai.Hosting.Client;

/// <summary>Queries that read further than one page.</summary>
internal static class OrchestrationQueries
{
    /// <summary>All instances that fit, page by page from where the query begins: a page is read when the one before is used up.</summary>
    public static async IAsyncEnumerable<OrchestrationState> QueryAllAsync(
        this IOrchestrationClient client, OrchestrationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await client.QueryAsync(query, cancellationToken);
            foreach (var state in page.Items)
            {
                yield return state;
            }

            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);
    }
}
