using System.Globalization;
using GenXai.Bench;

switch (args)
{
    case ["speed", .. var names]:
        await SpeedBench.RunAsync(names);
        return 0;
    case ["scale", var name]:
        await ScaleBench.RunAsync(name);
        return 0;
    case ["payloads", var name]:
        await PayloadBench.RunAsync(name);
        return 0;
    case ["conversation"]:
        await ConversationBench.RunAsync();
        return 0;
    case ["port", var store]:
        await PortBench.RunAsync(store);
        return 0;
    case ["memory"]:
        await MemoryBench.RunAsync();
        return 0;
    case ["load", var address, var runs] when int.TryParse(runs, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
        return await LoadBench.RunAsync(address, count);
    default:
        Console.Error.WriteLine("usage: speed [WORKLOAD…] | memory | scale chain|fanout|map|wide|loop|runs | payloads chain|agents | conversation | port memory|process|power | load URL RUNS");
        return 2;
}
