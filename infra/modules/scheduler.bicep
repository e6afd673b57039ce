// The Durable Task Scheduler, in place of queues and tables in the storage account.

@description('Name of the scheduler.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Principal id of the app\'s identity.')
param appPrincipalId string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // Paid by the action. A busy installation takes the sku Dedicated, with a capacity.
    sku: { name: 'Consumption' }
    // An empty list lets nobody in. The app's addresses are not known beforehand; its role is what lets it in.
    ipAllowlist: ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = {
    name: 'Objector'
  }
}

// On the hub, not on the scheduler: another hub beside it would be none of the app's business.
resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler::hub.id, appPrincipalId, dataContributor)
  scope: scheduler::hub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Durable Task Data Contributor'
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHub string = scheduler::hub.name
