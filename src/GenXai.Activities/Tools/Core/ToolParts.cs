using GenXai.Activities.Time;
using GenXai.Activities.Tools.Files;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Http;

namespace GenXai.Activities.Tools.Core;

/// <summary>What built-in tools share.</summary>
internal sealed record ToolParts(WebClient Web, FileGuard Files, IActivityClock Clock, ISecretSource Secrets);
