using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace GenXai.Activities.Models.Caching;

/// <summary>The cache's second level in Redis, shared by all machines that name the server.</summary>
internal static class RedisReplyStore
{
    private const string Prefix = "genxai:";
    private const int ConnectMilliseconds = 2000;

    /// <summary>Makes the store that <see cref="ModelSettingNames.Redis"/> names; null where it names none. No connection is made before the first use.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The store. A server that cannot be reached fails no call: models are asked as if there were no cache.</returns>
    /// <exception cref="ModelException">The setting cannot be read.</exception>
    public static IDistributedCache? FromSettings(IModelSettings settings) =>
        settings.Text(ModelSettingNames.Redis) is { } text ? Connect(text) : null;

    // Apart, so that the library is loaded only where it is wanted.
    private static RedisCache Connect(string text) => new(new RedisCacheOptions { ConfigurationOptions = Read(text), InstanceName = Prefix });

    private static ConfigurationOptions Read(string text)
    {
        try
        {
            var options = ConfigurationOptions.Parse(text);
            if (options.EndPoints.Count == 0)
            {
                throw Faulty("it names no server", null);
            }

            // A server that is away when the first call is made may come back: the connection is tried again.
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = Math.Min(options.ConnectTimeout, ConnectMilliseconds);
            return options;
        }
        catch (ArgumentException exception)
        {
            throw Faulty(exception.Message, exception);
        }
    }

    // The text may hold a password, so it is not repeated.
    private static ModelException Faulty(string why, Exception? cause) =>
        new($"{ModelSettingNames.Redis} must be an address and options for Redis, such as 127.0.0.1:6379,password=…: {why}", transient: false, cause);
}
