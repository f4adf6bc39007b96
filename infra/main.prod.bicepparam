using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'genxai-prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param apiCallers = readEnvironmentVariable('GENXAI_API_KEYS', '')
param oidcIssuer = readEnvironmentVariable('GENXAI_OIDC_ISSUER', '')
param oidcAudience = readEnvironmentVariable('GENXAI_OIDC_AUDIENCE', '')
param instanceMemoryMB = 4096
param maximumInstanceCount = 200
param alwaysReadyHttp = 2
param usePrivateNetwork = true
param logRetentionDays = 90
param modelDeployments = [
  { name: 'gpt-4o', model: 'gpt-4o', version: '2024-11-20', capacity: 50 }
]
