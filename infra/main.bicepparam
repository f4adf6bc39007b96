using 'main.bicep'

// What azd up deploys; main.dev.bicepparam and main.prod.bicepparam are two more to begin with.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'genxai')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param apiCallers = readEnvironmentVariable('GENXAI_API_KEYS', '')
param oidcIssuer = readEnvironmentVariable('GENXAI_OIDC_ISSUER', '')
param oidcAudience = readEnvironmentVariable('GENXAI_OIDC_AUDIENCE', '')
