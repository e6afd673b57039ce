// One account for the cases, for the Functions host and for the durable backend. No keys: whoever wants in needs a role.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Copies of the data.')
param sku string

@description('Days for which a deleted blob can be brought back.')
param undeleteDays int

@description('Days after which a raw mail goes.')
param inboundMailDays int

@description('Principal id of the app\'s identity.')
param appPrincipalId string

var packages = 'packages'

// Owner, because it is the least that Microsoft names for AzureWebJobsStorage: the Functions host makes its containers and holds its
// locks there, as leases on blobs. Queues: the durable backend. Tables: the cases, and the durable backend.
var roles = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    accessTier: 'Hot'
    // The app has no virtual network, so it comes over the public endpoint, with its identity.
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Against a slip of the operator, no more: what a person erased has to be gone soon. Table rows go at once.
      deleteRetentionPolicy: { enabled: true, days: undeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays }
      // Versions and the change feed would keep what was erased.
      isVersioningEnabled: false
      changeFeed: { enabled: false }
    }

    resource containers 'containers' = [
      for container in ['cases', 'inbound', packages]: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource tables 'tables' = [
      for table in ['cases', 'agenda', 'holdingpen', 'statistics', 'turns', 'budgets', 'settings']: { name: table }
    ]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            // A mail that was read is deleted by the app. What is left waits in the holding pen, but not for ever.
            name: 'old-inbound-mails'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['inbound/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: inboundMailDays } } }
            }
          }
          {
            // Nothing here makes snapshots or versions. Should anybody turn them on, they do not outlive a purge either.
            name: 'purged-means-purged'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['cases/', 'inbound/'] }
              actions: {
                snapshot: { delete: { daysAfterCreationGreaterThan: undeleteDays } }
                version: { delete: { daysAfterCreationGreaterThan: undeleteDays } }
              }
            }
          }
        ]
      }
    }
  }
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, appPrincipalId, role.value)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      description: role.key
    }
  }
]

output name string = account.name
output packageContainer string = '${account.properties.primaryEndpoints.blob}${packages}'
