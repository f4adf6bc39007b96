targetScope = 'subscription'

@description('The name of the environment; names of resources are made from it.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('The region of all resources; one that has Flex Consumption.')
param location string = deployment().location

@description('After how many days ended runs and batches are purged; 0: never.')
@minValue(0)
@maxValue(36500)
param retentionDays int = 0

@description('The memory of one instance of the app, MiB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('How many instances the app may have at most.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('How many HTTP instances are always ready, so that the first call does not wait.')
@minValue(0)
@maxValue(20)
param alwaysReadyHttp int = 0

@description('Who may call with an API key: NAME:ROLE:HASH with ; between, the hash the key\'s SHA-256. The app does not start without callers or an issuer.')
param apiCallers string = ''

@description('The OpenID Connect issuer whose tokens are taken, such as https://login.microsoftonline.com/TENANT/v2.0; empty: none.')
param oidcIssuer string = ''

@description('The audience that tokens must be for.')
param oidcAudience string = ''

@description('Model deployments of an Azure OpenAI account, each {name, model, version, capacity (thousands of tokens a minute)}; empty: no account is made.')
param modelDeployments modelDeployment[] = []

@description('Keep orchestrations in a Durable Task Scheduler in place of Azure Storage.')
param useDurableTaskScheduler bool = false

@description('Put storage behind private endpoints and the app into a virtual network.')
param usePrivateNetwork bool = false

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Whether deleted secrets can be purged before their time is over; false in production.')
param allowVaultPurge bool = false

type modelDeployment = {
  name: string
  model: string
  version: string
  capacity: int
}

var tags = { 'azd-env-name': environmentName }
var suffix = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-genxai-${suffix}', location: location, tags: tags }
}

module network 'modules/network.bicep' = if (usePrivateNetwork) {
  scope: group
  params: { name: 'vnet-genxai-${suffix}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'stgenxai${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    isPrivate: usePrivateNetwork
  }
}

module privateStorage 'modules/private-storage.bicep' = if (usePrivateNetwork) {
  scope: group
  params: {
    location: location
    tags: tags
    storageName: storage.outputs.name
    networkId: network.?outputs.?networkId ?? ''
    subnetId: network.?outputs.?endpointSubnetId ?? ''
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    retentionDays: logRetentionDays
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${take(suffix, 20)}'
    location: location
    tags: tags
    allowPurge: allowVaultPurge
    principalId: identity.outputs.principalId
  }
}

module openAi 'modules/openai.bicep' = if (!empty(modelDeployments)) {
  scope: group
  params: {
    name: 'oai-genxai-${suffix}'
    location: location
    tags: tags
    deployments: modelDeployments
    principalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (useDurableTaskScheduler) {
  scope: group
  params: {
    name: 'dts-genxai-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  dependsOn: [privateStorage]
  params: {
    name: 'func-genxai-${suffix}'
    planName: 'plan-genxai-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainerUrl: storage.outputs.packageContainerUrl
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    vaultUri: vault.outputs.uri
    apiCallers: apiCallers
    oidcIssuer: oidcIssuer
    oidcAudience: oidcAudience
    openAiEndpoint: openAi.?outputs.?endpoint ?? ''
    schedulerEndpoint: scheduler.?outputs.?endpoint ?? ''
    taskHubName: scheduler.?outputs.?taskHubName ?? ''
    subnetId: network.?outputs.?appSubnetId ?? ''
    retentionDays: retentionDays
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_API_NAME string = app.outputs.name
output SERVICE_API_URI string = app.outputs.uri
