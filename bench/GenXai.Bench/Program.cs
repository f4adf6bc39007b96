using GenXai.Bench;

switch (args)
{
    case ["speed"]:
        await SpeedBench.RunAsync();
        return 0;
    case ["scale", var name]:
        await ScaleBench.RunAsync(name);
        return 0;
    case ["payloads", var name]:
        await PayloadBench.RunAsync(name);
        return 0;
    case ["port", var store]:
        await PortBench.RunAsync(store);
        return 0;
    default:
        Console.Error.WriteLine("usage: speed | scale chain|fanout|loop|runs | payloads chain|agents | port memory|process|power");
        return 2;
}
