using System.Text.Json;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Files;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Tools.Databases;

/// <summary>The <c>sql_query</c> tool: reads a SQLite database.</summary>
internal sealed class SqlQueryTool : BuiltInTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "sql_query",
        Description = "Runs one SELECT on a SQLite database in the folder of the file tools.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "query": {"type": "string", "minLength": 1, "maxLength": 100000, "description": "The SELECT statement; @name stands for a parameter."},
                "connection_string": {"type": "string", "minLength": 1, "description": "The database file: data/shop.db, sqlite:///data/shop.db or Data Source=data/shop.db."},
                "params": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}, "description": "Parameters by name, without the @."},
                "read_only": {"const": true, "description": "Only reading is possible."},
                "max_rows": {"type": "integer", "minimum": 1, "maximum": 10000, "description": "How many rows at most (1000)."}
              },
              "required": ["query", "connection_string"],
              "additionalProperties": false
            }
            """,
        Result = "`{success, columns, data: [{column: value}], row_count, truncated}`; blobs are base64",
        Errors = "a database outside the folder; anything but one SELECT (writes, ATTACH, PRAGMA, extensions); SQL errors",
        Limits = "10,000 rows, 10 MiB of values, 100,000 characters of SQL; the call's time-out interrupts it",
    };

    private readonly FileGuard _files;

    public SqlQueryTool(FileGuard files)
        : base(TheCard) => _files = files;

    public override Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.Run(() => Query(new ToolArguments(Name, arguments), cancellationToken), cancellationToken);

    private JsonElement Query(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var asked = DatabaseName(arguments);
        var path = _files.Resolve(Name, asked);
        if (!File.Exists(path))
        {
            throw arguments.Fault($"the database '{asked}' does not exist in the folder of the file tools");
        }

        try
        {
            using var connection = ReadOnlyDatabase.Open(path);
            using var interrupt = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            return Read(connection, arguments, cancellationToken);
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (SqliteException exception) when (IsRefusal(exception))
        {
            throw arguments.Fault("only reading is allowed: one SELECT statement, without ATTACH, PRAGMA, extensions or changes", exception);
        }
        catch (SqliteException exception)
        {
            throw arguments.Fault(exception.Message, exception, exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED);
        }
        catch (InvalidOperationException exception)
        {
            throw arguments.Fault("the statement names a parameter that the call does not give; give every @name in 'params'", exception);
        }
    }

    // A refused function is reported under the general code, told only by its words.
    private static bool IsRefusal(SqliteException exception) =>
        exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_AUTH or SQLitePCL.raw.SQLITE_READONLY ||
        exception.Message.Contains("not authorized", StringComparison.Ordinal);

    private static JsonElement Read(SqliteConnection connection, ToolArguments arguments, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the tool's argument; the authorizer of the connection lets nothing but reading pass.
        command.CommandText = arguments.Text("query");
#pragma warning restore CA2100
        foreach (var parameter in arguments.Value("params")?.EnumerateObject() ?? default)
        {
            command.Parameters.AddWithValue("@" + parameter.Name.TrimStart('@', ':', '$'), SqlValues.FromJson(parameter.Value));
        }

        using var reader = command.ExecuteReader();
        if (reader.FieldCount == 0)
        {
            throw arguments.Fault("the statement gives no rows; only one SELECT statement is allowed");
        }

        var result = SqlRows.Read(reader, arguments, arguments.Whole("max_rows", 1000), cancellationToken);
        if ((bool)result["truncated"]! || !reader.NextResult())
        {
            return Result.Of(result);
        }

        throw arguments.Fault("there is more than one statement; send them one by one");
    }

    private static string DatabaseName(ToolArguments arguments)
    {
        var text = arguments.Text("connection_string").Trim();
        foreach (var prefix in new[] { "sqlite:///", "sqlite://", "sqlite:" })
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return text[prefix.Length..];
            }
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            throw arguments.Fault($"'{text.Split("://")[0]}' databases are not supported; name a SQLite file, such as data/shop.db");
        }

        const string Source = "Data Source=";
        return text.StartsWith(Source, StringComparison.OrdinalIgnoreCase) ? text[Source.Length..].Split(';')[0] : text;
    }
}
