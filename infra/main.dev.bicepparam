using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'genxai-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param instanceMemoryMB = 2048
param maximumInstanceCount = 40
param allowVaultPurge = true
