using GenXai.Hosting.Catalog;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.Security;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Validation;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Deployed workflows.</summary>
internal static class WorkflowRoutes
{
    private static readonly ApiParameter Version =
        new("version", "The version's number; default: the newest", "integer");

    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/workflows", "listWorkflows", "Lists the deployed workflows.", ListAsync)
        {
            Responses = [new(200, "The newest version of each", "WorkflowList")],
        },
        new(HttpMethods.Post, "/workflows/validate", "validateWorkflow", "Reports every fault of a workflow; deploys nothing.", ValidateAsync)
        {
            Access = Permission.Read,
            Body = "WorkflowFiles",
            BodyRequired = true,
            Responses = [new(200, "The faults", "Validation")],
            Problems = [400, 413, 415],
        },
        new(HttpMethods.Put, "/workflows/{name}", "deployWorkflow", "Deploys a workflow, unless it has an error.", DeployAsync)
        {
            Access = Permission.Update,
            Body = "WorkflowFiles",
            BodyRequired = true,
            Responses = [new(200, "Deployed under a known name, or unchanged", "Deployment"), new(201, "Deployed under a new name", "Deployment")],
            Problems = [400, 413, 415, 422],
        },
        new(HttpMethods.Get, "/workflows/{name}", "getWorkflow", "Gives a workflow with its files and versions.", GetAsync)
        {
            Parameters = [Version],
            Responses = [new(200, "The workflow", "Workflow")],
            Problems = [400, 404],
        },
        new(HttpMethods.Delete, "/workflows/{name}", "removeWorkflow", "Takes a workflow out of the catalogue; its runs go on.", RemoveAsync)
        {
            Access = Permission.Delete,
            Responses = [new(204, "Removed")],
            Problems = [404],
        },
        new(HttpMethods.Get, "/workflows/{name}/graph", "drawWorkflow", "Gives a workflow's graph, as data or as a drawing.", DrawAsync)
        {
            Parameters = [Version, .. GraphAnswer.Parameters],
            Responses = [new(200, "The graph", "Graph", "application/json, text/plain")],
            Problems = [400, 404],
        },
    ];

    private static async Task ListAsync(ApiCall call)
    {
        var workflows = await call.Host.Workflows.ListAsync(call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("workflows");
            foreach (var (version, program) in workflows)
            {
                WorkflowJson.WriteSummary(writer, version, program);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task ValidateAsync(ApiCall call)
    {
        var diagnostics = await call.Host.Workflows.ValidateAsync(await ReadFilesAsync(call), call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("valid", !diagnostics.Any(fault => fault.Severity == DiagnosticSeverity.Error));
            DiagnosticsJson.Write(writer, "diagnostics", diagnostics);
            writer.WriteEndObject();
        });
    }

    private static async Task DeployAsync(ApiCall call)
    {
        var name = call.Path("name");
        var deployment = await call.Host.Workflows.DeployAsync(name, await ReadFilesAsync(call), call.Ended);
        if (deployment.Version is not { } version)
        {
            var errors = deployment.Diagnostics.Count(fault => fault.Severity == DiagnosticSeverity.Error);
            await call.ProblemAsync(new Problem(
                StatusCodes.Status422UnprocessableEntity,
                ErrorCodes.InvalidDefinition,
                FormattableString.Invariant($"workflow '{name}' has {errors} fault{(errors == 1 ? "" : "s")}, listed in 'diagnostics'; nothing was deployed"),
                writer => DiagnosticsJson.Write(writer, "diagnostics", deployment.Diagnostics)));
            return;
        }

        call.Http.Response.Headers.Location = call.LinkTo("workflows", name);
        await call.JsonAsync(deployment.IsNewName ? StatusCodes.Status201Created : StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", version.Name);
            WorkflowJson.WriteVersion(writer, version);
            DiagnosticsJson.Write(writer, "diagnostics", deployment.Diagnostics);
            writer.WriteEndObject();
        });
    }

    private static async Task GetAsync(ApiCall call)
    {
        var name = call.Path("name");
        var (version, program) = await FindAsync(call, name);
        var versions = await call.Host.Workflows.VersionsAsync(name, call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer => WorkflowJson.WriteWhole(writer, version, program, versions));
    }

    private static async Task RemoveAsync(ApiCall call)
    {
        await call.Host.Workflows.RemoveAsync(call.Path("name"), call.Ended);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task DrawAsync(ApiCall call)
    {
        var (_, program) = await FindAsync(call, call.Path("name"));
        await GraphAnswer.WriteAsync(call, program, painting: null);
    }

    private static Task<(WorkflowVersion Version, Workflows.Definitions.WorkflowProgram Program)> FindAsync(ApiCall call, string name) =>
        call.Host.Workflows.GetAsync(name, (int?)call.Query.Number("version", 1, int.MaxValue), call.Ended);

    private static async Task<SubmittedFiles> ReadFilesAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxDefinitionBytes, "files", "main");
        return new SubmittedFiles(body.Texts("files"), body.Text("main"));
    }
}
