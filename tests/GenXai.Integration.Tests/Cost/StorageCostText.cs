namespace GenXai.Integration.Tests.Cost;

/// <summary>The part of the page on storage: derived, and held by <c>StorageRequestTests</c> where the stores are ours.</summary>
internal static class StorageCostText
{
    public const string Of = """

        ## Requests to Azure Storage

        What the Azure Storage backend of Durable Functions asks for, read from its source (Azure/durabletask at 5217032, `src/DurableTask.AzureStorage`: `CompleteTaskOrchestrationWorkItemAsync`, `CompleteTaskActivityWorkItemAsync`, `UpdateStateAsync`, `UploadHistoryBatch`, `OrchestrationSessionManager`). Each request is one transaction of the account. A receive takes up to 32 messages of a control queue, so under load fewer are made than the table says.

        | of | queue | table | why |
        |---|---|---|---|
        | a step of an orchestration (what arrived since the last one, together) | 0 | 2 to 3 | history (one batch for each 99 events) and instance are written; history is read where the run is not held in memory (extended sessions, 30 s) |
        | an activity | 6 | 0 | scheduled, received, deleted; its result sent, received, deleted |
        | an activity in a chain, with the step that takes its result | 6 | 2 to 3 | both of the above |
        | a durable timer | 3 | 0 | sent with a delay, received, deleted; and a step |
        | an event that is sent | 3 | 0 | the same, without the delay |
        | an entity operation | 6 | 2 to 3 | as an activity, but the entity is an orchestration: its own step |
        | the start of a run by a client | 3 | 3 | the instance is looked for, written, and looked for again by who receives it |
        | continue-as-new | 3 | 0 | a message to itself; history is written over |

        Values above 45 KiB in a message and 60 KiB in history would each be a blob written and read as well; ours are in the payload store from 16 KiB on.

        What our own stores ask for, counted on Azurite by `StorageRequestTests`:

        | of | table | blob |
        |---|---|---|
        | the start of a run, in the index of runs | 5 | 0 |
        | its end, noted there by whoever asks for the run first | 4 | 0 |
        | one write of the log, up to 100 entries (log writes above) | 1 | 0 |
        | a value above 16 KiB: written, and read by another process | 0 | 2 + 2 |

        So a run of a chain of n agents asks for about 6 n queue and 3 n to 4 n table requests, and about 25 more for the run: a hundred agents are near a thousand requests.

        **At rest** an instance that is up asks every control queue (8, `partitionCount`, shared by all instances) and its work-item queue once a second (`maxQueuePollingInterval`), reads the table of partitions every 10 s, and renews each of its leases as often: about 10 requests a second, 860,000 a day. An app that has scaled to none asks for nothing.

        """;
}
