@description('The name of the app.')
param name string

@description('The name of the plan.')
param planName string

@description('The region.')
param location string

@description('Tags of the resources.')
param tags object

@description('The app\'s identity.')
param identityId string

@description('The client id of the identity.')
param identityClientId string

@description('The storage account.')
param storageName string

@description('The container of the package.')
param packageContainerUrl string

@description('The Application Insights component.')
param applicationInsightsName string

@description('The address of the key vault.')
param vaultUri string

@description('Who may call with an API key: names, roles and hashes.')
param apiCallers string

@description('The OpenID Connect issuer whose tokens are taken; empty: none.')
param oidcIssuer string

@description('The audience that tokens must be for.')
param oidcAudience string

@description('The address of the Azure OpenAI account; empty: none.')
param openAiEndpoint string

@description('The address of the Durable Task Scheduler; empty: orchestrations are kept in Azure Storage.')
param schedulerEndpoint string

@description('The task hub in the scheduler.')
param taskHubName string

@description('The subnet of the app; empty: none.')
param subnetId string

@description('After how many days ended runs are purged; 0: never.')
param retentionDays int

@description('The memory of one instance, MiB.')
param instanceMemoryMB int

@description('How many instances there may be.')
param maximumInstanceCount int

@description('How many HTTP instances are always ready.')
param alwaysReadyHttp int

var baseSettings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  AZURE_CLIENT_ID: identityClientId
  GENXAI_STORE_PREFIX: 'genxai'
  GENXAI_KEY_VAULT_URI: vaultUri
  GENXAI_API_KEYS: apiCallers
  GENXAI_OIDC_ISSUER: oidcIssuer
  GENXAI_OIDC_AUDIENCE: oidcAudience
  GENXAI_RETENTION_DAYS: retentionDays == 0 ? '' : string(retentionDays)
}

var modelSettings = empty(openAiEndpoint) ? {} : { AZURE_OPENAI_ENDPOINT: openAiEndpoint }

var schedulerSettings = empty(schedulerEndpoint)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
      AzureFunctionsJobHost__extensions__durableTask__hubName: taskHubName
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
    }

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: alwaysReadyHttp }] : []
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(baseSettings, modelSettings, schedulerSettings)
  }

  // Publishing by password is closed: packages come through the identity.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
