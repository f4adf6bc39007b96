using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Hashing;

/// <summary>The <c>hash_generator</c> tool.</summary>
internal sealed class HashGeneratorTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "hash_generator",
        Description = "Generates hashes (MD5, SHA-1, SHA-2, SHA-3, BLAKE2) and HMACs of a text.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "data": {"type": "string", "description": "The text to hash."},
                "algorithm": {"type": "string", "enum": ["md5", "sha1", "sha256", "sha512", "sha3_256", "sha3_512", "blake2b", "blake2s"],
                  "description": "The algorithm; md5 and sha1 are for checksums only."},
                "encoding": {"type": "string", "enum": ["utf-8", "ascii", "latin-1"], "description": "How the text becomes bytes (utf-8)."},
                "output_format": {"type": "string", "enum": ["hex", "base64"], "description": "How the hash is written (hex)."},
                "hmac_key": {"type": "string", "description": "With a key, an HMAC is made."}
              },
              "required": ["data", "algorithm"],
              "additionalProperties": false
            }
            """,
        Result = "`{hash, algorithm, type: \"hash\" or \"hmac\", output_format, data_length}`",
        Errors = "a character that the encoding lacks; an algorithm that the platform lacks",
        Limits = "10,000,000 characters",
    };

    public HashGeneratorTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var algorithm = arguments.Text("algorithm");
        var encoding = arguments.TextOrNull("encoding") ?? "utf-8";
        var data = Bytes(arguments.BoundedText("data", 10_000_000), encoding, arguments);
        var key = arguments.TextOrNull("hmac_key");
        byte[] hash;
        try
        {
            hash = key is null ? Hash(algorithm, data) : Hmac(algorithm, Bytes(key, encoding, arguments), data);
        }
        catch (PlatformNotSupportedException exception)
        {
            throw arguments.Fault($"{algorithm} is not offered by this machine's cryptographic library; use sha256, sha512 or blake2b", exception);
        }

        var format = arguments.TextOrNull("output_format") ?? "hex";
        return Result.Of(new JsonObject
        {
            ["hash"] = format == "hex" ? Convert.ToHexStringLower(hash) : Convert.ToBase64String(hash),
            ["algorithm"] = algorithm,
            ["type"] = key is null ? "hash" : "hmac",
            ["output_format"] = format,
            ["data_length"] = data.Length,
        });
    }

    private static byte[] Bytes(string text, string encoding, ToolArguments arguments)
    {
        try
        {
            var name = encoding == "latin-1" ? "iso-8859-1" : encoding;
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw arguments.Fault($"the text has a character that {encoding} lacks, at index {exception.Index}; use utf-8", exception);
        }
    }

#pragma warning disable CA5350, CA5351 // Checksums of foreign systems still use MD5 and SHA-1; nothing here relies on them for security.
    private static byte[] Hash(string algorithm, byte[] data) => algorithm switch
    {
        "md5" => MD5.HashData(data),
        "sha1" => SHA1.HashData(data),
        "sha256" => SHA256.HashData(data),
        "sha512" => SHA512.HashData(data),
        "sha3_256" => SHA3_256.HashData(data),
        "sha3_512" => SHA3_512.HashData(data),
        "blake2s" => Blake2Forms.Blake2s.HashData(data),
        _ => Blake2Forms.Blake2b.HashData(data),
    };
#pragma warning restore CA5350, CA5351

    // RFC 2104 over any of the hashes.
    private static byte[] Hmac(string algorithm, byte[] key, byte[] data)
    {
        var block = algorithm switch
        {
            "sha512" or "blake2b" => 128,
            "sha3_256" => 136,
            "sha3_512" => 72,
            _ => 64,
        };
        var padded = new byte[block];
        (key.Length > block ? Hash(algorithm, key) : key).CopyTo(padded, 0);
        var inner = Array.ConvertAll(padded, static part => (byte)(part ^ 0x36));
        var outer = Array.ConvertAll(padded, static part => (byte)(part ^ 0x5c));
        return Hash(algorithm, [.. outer, .. Hash(algorithm, [.. inner, .. data])]);
    }
}
