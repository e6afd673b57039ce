// The vault holds the secrets; a deployment only fills in what is not there yet. Every link in every mail depends on keys-secret:
// a second deployment must not change it. Its former versions stay in the vault, for the links that they signed.

@description('Name of the vault.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('SendGrid API key that may send mail.')
@secure()
param sendGridApiKey string

@description('What links and reply addresses are derived from. Made up at the first deployment.')
@secure()
param keysSecret string = newGuid()

@description('What ?key= of the inbound routes must hold. Made up at the first deployment.')
@secure()
param inboundKey string = newGuid()

@description('What opens the operator\'s page. Made up at the first deployment.')
@secure()
param operatorKey string = newGuid()

@description('Principal id of the app\'s identity: reads the secrets.')
param appPrincipalId string

@description('Object id of whoever deploys: reads and sets the secrets. Empty: nobody.')
param operatorPrincipalId string

@export()
@description('Where the secrets are.')
type SecretUris = {
  keysSecret: string
  inboundKey: string
  operatorKey: string
  sendGridApiKey: string
}

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // Deleted by mistake, it can be brought back. No purge protection: `azd down --purge` shall leave nothing behind.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: 'Enabled'
  }
}

@onlyIfNotExists()
resource keys 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'keys-secret'
  properties: { value: keysSecret }
}

@onlyIfNotExists()
resource inbound 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'inbound-key'
  properties: { value: inboundKey }
}

@onlyIfNotExists()
resource operator 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'operator-key'
  properties: { value: operatorKey }
}

@onlyIfNotExists()
resource sendGrid 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'sendgrid-api-key'
  properties: { value: sendGridApiKey }
}

resource appReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Key Vault Secrets User'
  }
}

// A person or a pipeline: Azure finds out which.
resource operatorSets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorPrincipalId != '') {
  name: guid(vault.id, operatorPrincipalId, secretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    principalId: operatorPrincipalId
    description: 'Key Vault Secrets Officer'
  }
}

output name string = vault.name

// Without a version: a secret that is set anew reaches the app within a day, or at its next restart.
// Made from the vault's address: what exists already is not deployed, so it has no properties to ask for.
output uris SecretUris = {
  keysSecret: '${vault.properties.vaultUri}secrets/${keys.name}'
  inboundKey: '${vault.properties.vaultUri}secrets/${inbound.name}'
  operatorKey: '${vault.properties.vaultUri}secrets/${operator.name}'
  sendGridApiKey: '${vault.properties.vaultUri}secrets/${sendGrid.name}'
}
