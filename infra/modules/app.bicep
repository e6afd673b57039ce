// The Functions app, on Flex Consumption: nothing runs, and nothing is paid, while nothing happens.

import { SecretUris } from 'secrets.bicep'

@description('Name of the app; its address is made of it.')
param name string

@description('Name of the plan.')
param planName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Name of the storage account.')
param storageName string

@description('Address of the container that holds the deployed package.')
param packageContainer string

@description('Addresses of the secrets in the Key Vault.')
param secretUris SecretUris

@description('Versions of keys-secret that are to hold still, with commas between. Empty: none.')
param previousKeyVersions string

@description('Connection string of Application Insights: an address, no secret.')
param insightsConnection string

@description('Endpoint of the Durable Task Scheduler. Empty: the storage account is the backend.')
param schedulerEndpoint string

@description('Task hub in the Durable Task Scheduler.')
param taskHub string

@description('Address that people reach Objector at. Empty: the app\'s own.')
param publicUrl string

@description('Who runs the installation. Empty: nobody said.')
param operatorName string

@description('Mail or web address under which they are reached. Empty: nobody said.')
param operatorContact string

@description('Addresses or networks of proxies in front of the app, with commas between. Empty: there are none.')
param trustedProxies string

@description('Sender of every mail.')
param mailFrom string

@description('Domain of the reply addresses.')
param mailInboundDomain string

@description('Public key of SendGrid\'s signed event webhook. Empty: none yet.')
param sendGridWebhookKey string

@description('Most instances at a time.')
param maxInstances int

@description('Memory of an instance.')
param instanceMemoryMB int

var previous = previousKeyVersions == '' ? [] : split(previousKeyVersions, ',')

var settings = union(
  {
    // With a user-assigned identity, everything that takes a token has to be told which.
    AZURE_CLIENT_ID: identityClientId
    AzureWebJobsStorage__accountName: storageName
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    // Not APPLICATIONINSIGHTS_CONNECTION_STRING: the host reads that one too, and would send the path of every request, tokens and all.
    AzureMonitor__ConnectionString: insightsConnection
    Storage__AccountName: storageName
    PublicUrl: publicUrl == '' ? 'https://${name}.azurewebsites.net' : publicUrl
    Mail__From: mailFrom
    Mail__InboundDomain: mailInboundDomain
    Mail__SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${secretUris.sendGridApiKey})'
    Keys__Secret: '@Microsoft.KeyVault(SecretUri=${secretUris.keysSecret})'
    Inbound__Key: '@Microsoft.KeyVault(SecretUri=${secretUris.inboundKey})'
    Operator__Key: '@Microsoft.KeyVault(SecretUri=${secretUris.operatorKey})'
  },
  toObject(
    range(0, length(previous)),
    at => 'Keys__Previous__${at}',
    at => '@Microsoft.KeyVault(SecretUri=${secretUris.keysSecret}/${trim(previous[at])})'
  ),
  operatorName == '' ? {} : { Operator__Name: operatorName, Operator__Contact: operatorContact },
  trustedProxies == '' ? {} : { Proxy__Trusted: trustedProxies },
  sendGridWebhookKey == '' ? {} : { Mail__SendGrid__WebhookKey: sendGridWebhookKey },
  schedulerEndpoint == ''
    ? {}
    : {
        DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
        TASKHUB_NAME: taskHub
        AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
        AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
        AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      }
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { maximumInstanceCount: maxInstances, instanceMemoryMB: instanceMemoryMB }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      ftpsState: 'Disabled'
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    }
  }

  // No passwords for deployments either.
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
output url string = 'https://${app.properties.defaultHostName}'
