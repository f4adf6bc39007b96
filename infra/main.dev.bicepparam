using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'genxai-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param apiCallers = readEnvironmentVariable('GENXAI_API_KEYS', '')
param oidcIssuer = readEnvironmentVariable('GENXAI_OIDC_ISSUER', '')
param oidcAudience = readEnvironmentVariable('GENXAI_OIDC_AUDIENCE', '')
param instanceMemoryMB = 2048
param maximumInstanceCount = 40
param allowVaultPurge = true
