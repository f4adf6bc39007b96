@description('The name of the scheduler.')
param name string

@description('The region.')
param location string

@description('Tags of the resource.')
param tags object

@description('The principal of the app.')
param principalId string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402' // Durable Task Data Contributor

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: { ipAllowlist: ['0.0.0.0/0'], sku: { name: 'Consumption' } }

  resource hub 'taskHubs' = {
    name: 'genxai'
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, principalId, dataContributor)
  scope: scheduler
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHubName string = scheduler::hub.name
